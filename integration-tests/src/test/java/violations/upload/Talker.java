package violations.upload;

final class Talker {
    void talk() {
        System.out.println();
    }
}
