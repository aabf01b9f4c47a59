package violations.upload;

final class Dozer {
    void doze() throws InterruptedException {
        Thread.sleep(0);
    }
}
