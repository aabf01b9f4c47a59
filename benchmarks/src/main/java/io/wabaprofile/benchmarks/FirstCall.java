package io.wabaprofile.benchmarks;

/** A fresh process that makes one call and says so. Loads no other class of the comparison than it needs. */
final class FirstCall {
    private FirstCall() {}

    /** @param arguments the subject and the server's address */
    public static void main(String[] arguments) throws Exception {
        Subject subject = Stack.valueOf(arguments[0]).open(arguments[1], 1);
        if (!subject.read(0).equals(ApiDocuments.DESCRIPTION)) {
            throw new IllegalStateException("Another description than was sent");
        }
        System.out.println("done");
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }
}
