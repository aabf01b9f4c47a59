package violations.upload;

final class LockedUploader {
    synchronized void upload() {}
}
