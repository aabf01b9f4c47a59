package violations.port;

public interface FirstPort {}
