package brokenhouse.upload;

public final class GlobalSettings {
    static String base = "";
}
