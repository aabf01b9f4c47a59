package violations.names;

/** Has an old type name, method name and constant. */
public enum AnswerReader {
    HOSTILE;

    public void takeTurn() {}
}
