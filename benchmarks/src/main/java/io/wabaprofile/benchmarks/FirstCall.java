package io.wabaprofile.benchmarks;

/** A fresh process that makes one call and says so. Looks at nothing else, so that nothing else is loaded. */
final class FirstCall {
    private FirstCall() {}

    /** @param arguments as for {@link Worker} */
    public static void main(String[] arguments) throws Exception {
        Subject subject = Stack.valueOf(arguments[0]).open(Target.of(arguments[1], arguments[2]));
        if (!subject.read(0).equals(Wire.DESCRIPTION)) {
            throw new IllegalStateException("Another description than was sent");
        }
        System.out.println("done");
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }
}
