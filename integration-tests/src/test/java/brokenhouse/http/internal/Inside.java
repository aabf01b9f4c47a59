package brokenhouse.http.internal;

public final class Inside {}
