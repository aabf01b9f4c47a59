package violations.profile;

public final class MediaHandle {
    public String value() {
        return "";
    }
}
