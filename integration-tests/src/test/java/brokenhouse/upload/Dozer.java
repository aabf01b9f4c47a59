package brokenhouse.upload;

final class Dozer {
    void doze() throws InterruptedException {
        Thread.sleep(0);
    }
}
