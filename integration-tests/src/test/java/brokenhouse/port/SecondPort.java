package brokenhouse.port;

public interface SecondPort {}
