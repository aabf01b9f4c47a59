package io.wabaprofile.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/**
 * The run-time jars of artifacts: what their POMs, each next to its jar, name directly and indirectly. The versions are
 * those of this process's class path; what is not on it was excluded.
 */
record JarClosure(Set<Path> jars) {

    static JarClosure of(String... artifacts) throws IOException {
        Set<Path> jars = new LinkedHashSet<>();
        Queue<String> open = new ArrayDeque<>(Arrays.asList(artifacts));
        while (!open.isEmpty()) {
            Optional<Path> jar = onClassPath(open.remove());
            if (jar.isPresent() && jars.add(jar.get())) {
                open.addAll(dependencies(pom(jar.get())));
            }
        }
        return new JarClosure(jars);
    }

    double megabytes() {
        return jars.stream().mapToLong(jar -> jar.toFile().length()).sum() / 1e6;
    }

    /** With the classes of this module. */
    String classPath() {
        String own = JarClosure.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath();
        return jars.stream()
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator, own + File.pathSeparator, ""));
    }

    private static Optional<Path> onClassPath(String artifact) {
        return Arrays.stream(Machine.CLASS_PATH.split(File.pathSeparator, -1))
                .map(Path::of)
                .filter(path -> path.getFileName().toString().matches(artifact + "-\\d.*\\.jar"))
                .findFirst();
    }

    private static Path pom(Path jar) {
        String name = jar.getFileName().toString();
        Path beside = jar.resolveSibling(name.substring(0, name.length() - "jar".length()) + "pom");
        return Files.exists(beside) ? beside : jar.resolveSibling(Path.of("..", "pom.xml"));
    }

    private static List<String> dependencies(Path pom) throws IOException {
        List<String> names = new ArrayList<>();
        try {
            NodeList found = (NodeList) XPathFactory.newInstance()
                    .newXPath()
                    .evaluate(
                            "/*/*[name()='dependencies']/*[not(*[name()='optional']='true')]"
                                    + "[not(*[name()='scope']) or *[name()='scope'][.='compile' or .='runtime']]"
                                    + "/*[name()='artifactId']",
                            new InputSource(pom.toUri().toString()),
                            XPathConstants.NODESET);
            for (int at = 0; at < found.getLength(); at++) {
                names.add(found.item(at).getTextContent().strip());
            }
        } catch (XPathExpressionException e) {
            throw new IOException(pom + " is not a POM", e);
        }
        return names;
    }
}
