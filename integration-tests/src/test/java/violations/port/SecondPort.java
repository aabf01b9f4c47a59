package violations.port;

public interface SecondPort {}
