package violations.http.internal;

public final class Inside {}
