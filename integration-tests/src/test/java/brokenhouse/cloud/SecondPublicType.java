package brokenhouse.cloud;

public class SecondPublicType {}
