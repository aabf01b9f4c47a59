package brokenhouse.upload;

final class LockedUploader {
    synchronized void upload() {}
}
