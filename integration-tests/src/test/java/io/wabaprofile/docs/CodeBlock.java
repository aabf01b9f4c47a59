package io.wabaprofile.docs;

/**
 * A fenced block of a document.
 *
 * @param document path from the top of the project
 * @param line of the opening fence, from 1
 * @param language after the opening fence; empty if there is none
 * @param text between the fences, without the last line break
 */
record CodeBlock(String document, int line, String language, String text) {

    boolean is(String other) {
        return language.equals(other);
    }

    @Override
    public String toString() {
        return document + ":" + line + " (" + language + ")";
    }
}
