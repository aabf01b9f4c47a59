package io.wabaprofile.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An installed JDK: the one that runs this test, or one in a folder beside it. */
record Jdk(Path home, int release) {
    private static final int OLDEST = 17;
    private static final Pattern VERSION = Pattern.compile("(?m)^JAVA_VERSION=\"(\\d+)");

    static Jdk current() {
        return of(Path.of(System.getProperty("java.home")));
    }

    /** The JDKs that the library supports. */
    static List<Jdk> installed() throws IOException {
        Jdk current = current();
        try (Stream<Path> siblings = Files.list(current.home.getParent())) {
            return Stream.concat(Stream.of(current), siblings.filter(Jdk::isJdk).map(Jdk::of))
                    .distinct()
                    .toList();
        }
    }

    private static boolean isJdk(Path folder) {
        return Files.isExecutable(folder.resolve("bin/javac")) && Files.exists(folder.resolve("release"));
    }

    private static Jdk of(Path folder) {
        try {
            Path home = folder.toRealPath();
            Matcher version = VERSION.matcher(Files.readString(home.resolve("release")));
            if (!version.find()) {
                throw new IllegalStateException(home + " has a release file without JAVA_VERSION");
            }
            return new Jdk(home, Integer.parseInt(version.group(1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
