package violations.upload;

public final class GlobalSettings {
    static String base = "";
}
