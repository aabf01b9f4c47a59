package violations.names;

/** Has the simple name of a class of another package. */
public interface Duplicate {}
