package brokenhouse.upload;

final class Talker {
    void talk() {
        System.out.println();
    }
}
