package io.wabaprofile.cli.output;

import io.wabaprofile.profile.ProfileField;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Lines within 80 columns with the values of fields. The first line of a field has its name. The tables of picocli are
 * not used: they count an emoji as one column and interpret markup in the text of a server.
 */
public final class FieldRows {
    public static final int WIDTH = 80;

    private static final String NOT_SET = "(not set)";
    private static final int NAME = 13;
    private static final int VALUE = WIDTH - 2 - NAME;

    private final List<String> lines = new ArrayList<>();
    private String name = "";

    /** Begins a field. */
    public FieldRows field(ProfileField field) {
        name = field.label();
        return this;
    }

    /** Adds the values of the field; "(not set)" if there are none. */
    public FieldRows values(List<String> values) {
        return add("", values, UnaryOperator.identity());
    }

    /** Adds the values before a change. */
    public FieldRows removed(List<String> values) {
        return add("- ", values, Style.REMOVED::of);
    }

    /** Adds the values after a change. */
    public FieldRows added(List<String> values) {
        return add("+ ", values, Style.ADDED::of);
    }

    /** Adds a remark about a change. */
    public FieldRows note(String text) {
        DisplayText.wrapped(text, VALUE - 2).forEach(part -> line("  " + part));
        return this;
    }

    public List<String> lines() {
        return List.copyOf(lines);
    }

    private FieldRows add(String mark, List<String> values, UnaryOperator<String> style) {
        for (String value : values.isEmpty() ? List.of(NOT_SET) : values) {
            String before = mark;
            for (String part : DisplayText.wrapped(DisplayText.printable(value), VALUE - mark.length())) {
                line(style.apply(before + part));
                before = " ".repeat(mark.length());
            }
        }
        return this;
    }

    private void line(String text) {
        lines.add("  " + DisplayText.padded(name, NAME) + text);
        name = "";
    }
}
