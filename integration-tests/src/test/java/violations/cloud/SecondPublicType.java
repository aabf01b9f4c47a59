package violations.cloud;

public class SecondPublicType {}
