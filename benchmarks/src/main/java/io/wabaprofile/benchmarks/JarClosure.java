package io.wabaprofile.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * What an artifact brings at run time, out of this process's own class path: followed through the POM that lies beside each
 * jar. What a POM excludes is not followed up, but is not on the class path either.
 */
final class JarClosure {
    private final Map<String, Path> jars = new LinkedHashMap<>();

    private JarClosure() {}

    static JarClosure of(Collection<String> artifacts) throws IOException {
        JarClosure closure = new JarClosure();
        for (String artifact : artifacts) {
            closure.add(artifact);
        }
        return closure;
    }

    int count() {
        return jars.size();
    }

    double megabytes() throws IOException {
        long bytes = 0;
        for (Path jar : jars.values()) {
            bytes += Files.size(jar);
        }
        return bytes / 1e6;
    }

    /** Its jars, and our own classes. */
    String classPath() {
        String own = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> Files.exists(Path.of(entry, "io", "wabaprofile", "benchmarks")))
                .findFirst()
                .orElseThrow();
        return Stream.concat(Stream.of(own), jars.values().stream().map(Path::toString))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Optional<Path> entry(String artifact) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(Path::of)
                .filter(path -> path.getFileName().toString().matches(artifact + "-\\d.*\\.jar"))
                .findFirst();
    }

    private void add(String artifact) throws IOException {
        if (jars.containsKey(artifact)) {
            return;
        }
        Optional<Path> jar = entry(artifact);
        if (jar.isEmpty()) {
            return;
        }
        jars.put(artifact, jar.get());
        for (String dependency : dependencies(pom(jar.get()))) {
            add(dependency);
        }
    }

    private static Path pom(Path jar) {
        String name = jar.getFileName().toString();
        Path beside = jar.resolveSibling(name.substring(0, name.length() - "jar".length()) + "pom");
        return Files.exists(beside) ? beside : jar.resolveSibling(Path.of("..", "pom.xml"));
    }

    private static List<String> dependencies(Path pom) throws IOException {
        List<String> names = new ArrayList<>();
        for (Element section : children(read(pom).getDocumentElement(), "dependencies")) {
            for (Element dependency : children(section, "dependency")) {
                String scope = text(dependency, "scope");
                boolean comesAlong = scope.isEmpty() || scope.equals("compile") || scope.equals("runtime");
                if (comesAlong && !text(dependency, "optional").equals("true")) {
                    names.add(text(dependency, "artifactId"));
                }
            }
        }
        return names;
    }

    private static Document read(Path pom) throws IOException {
        try {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(pom.toFile());
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(pom + " is no POM", e);
        }
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        NodeList nodes = parent.getChildNodes();
        for (int at = 0; at < nodes.getLength(); at++) {
            Node node = nodes.item(at);
            if (node instanceof Element element && element.getTagName().equals(name)) {
                found.add(element);
            }
        }
        return found;
    }

    private static String text(Element parent, String name) {
        return children(parent, name).stream()
                .map(Element::getTextContent)
                .map(String::strip)
                .findFirst()
                .orElse("");
    }
}
