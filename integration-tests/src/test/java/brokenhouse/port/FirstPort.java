package brokenhouse.port;

public interface FirstPort {}
