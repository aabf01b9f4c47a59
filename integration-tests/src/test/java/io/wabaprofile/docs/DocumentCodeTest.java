package io.wabaprofile.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.wabaprofile.fleet.file.FleetFile;
import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.Vertical;
import io.wabaprofile.supply.PublishedModules;
import io.wabaprofile.testkit.SamplePhoto;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * Checks every fenced block of the pages. Java is compiled as printed. Programs run as processes against a simulator, where
 * the connection to the real host is the only change. JUnit tests run. Shell commands run against a simulator if bash and curl
 * are installed, except Maven commands, whose modules and profiles must exist. Dependencies must name artifacts of this build.
 */
@Timeout(300)
class DocumentCodeTest {
    /** Types that are compiled only: no program or test of their page uses them. */
    private static final Set<String> COMPILED_ONLY = Set.of(
            "AboutController",
            "ContainerConnection",
            "NightlyProfiles",
            "ProfileConfiguration",
            "ProfileController",
            "ProfileWithHttpClient",
            "ProfileWithRestfb",
            "ProxyConnection",
            "ShopProfile");

    /** The commands of this page run in SimulatorDocumentTest, in their order and with their responses. */
    private static final String SIMULATOR_PAGE = "docs/simulator.md";

    /** The commands of this page run in DoctorDocumentTest, each against a number with another problem. */
    private static final String DOCTOR_PAGE = "docs/doctor.md";

    /** The commands of this page run in FleetDocumentTest, in their order and with their fleet file. */
    private static final String FLEET_PAGE = "docs/fleet.md";

    /** The image and the services of this page are checked in ContainerPageTest. */
    private static final String CONTAINER_PAGE = "docs/containers.md";

    private static final Set<String> LANGUAGES =
            Set.of("console", "dockerfile", "java", "json", "kotlin", "mermaid", "sh", "text", "xml", "yaml");
    private static final Pattern COORDINATES = Pattern.compile("\\(\"([^\":]+):([^\":]+)(?::([^\":]+))?\"\\)");
    private static final byte[] MP4_SIGNATURE = "\0\0\0\u0018ftypisom".getBytes(StandardCharsets.US_ASCII);
    private static final String VERSION = "0.1.0-SNAPSHOT";

    @TempDir
    private static Path folder;

    private static final Map<String, PageCode> COMPILED = new ConcurrentHashMap<>();

    /** The page as it is printed. */
    private static PageCode compiled(String page) {
        return COMPILED.computeIfAbsent(page, first -> PageCode.compiled(first, folder.resolve("as-printed/" + first)));
    }

    static List<String> pages() {
        return Documents.all();
    }

    private static Stream<CodeBlock> blocks(String language) {
        return pages().stream().flatMap(page -> Documents.blocks(page).stream()).filter(block -> block.is(language));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyBlockIsInALanguageThatIsChecked(String page) {
        assertThat(Documents.blocks(page))
                .allSatisfy(block -> assertThat(LANGUAGES).as("%s", block).contains(block.language()));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void javaCompilesAsItIsPrinted(String page) {
        compiled(page);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void programsEndWithoutAFailureAndPrintTheTextBelowThem(String page) throws Exception {
        PageCode code = PageCode.compiledForSimulator(page, folder.resolve("for-simulator/" + page));
        List<CodeBlock> java = Documents.blocks(page).stream()
                .filter(block -> block.is("java"))
                .toList();
        try (URLClassLoader loader = code.loader()) {
            List<Class<?>> types = code.types(loader);
            for (int i = 0; i < java.size(); i++) {
                if (PageCode.isProgram(types.get(i))) {
                    String output = run(code, types.get(i).getName());
                    outputBelow(java.get(i))
                            .ifPresent(printed -> assertThat(output).contains(printed.text()));
                }
            }
        }
    }

    private String run(PageCode code, String program) throws IOException, InterruptedException {
        assertThat(code.source(program)).as(program).doesNotContain(".HOST", "toGraph(\"");
        try (Dialog360Simulator simulator = Dialog360Simulator.start()) {
            String simulated = "-Dsimulator=" + simulator.baseUri();
            String names = "-Djdk.net.hosts.file=" + Documents.file(".mvn/loopback.hosts");
            String classPath = code.classes() + File.pathSeparator + PageCode.CLASS_PATH;
            return run(
                    simulator, List.of(java(), simulated, names, "-XX:TieredStopAtLevel=1", "-cp", classPath, program));
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** In a new folder with sample files, and with the key of a sample account. Fails unless the exit code is 0. */
    private String run(Dialog360Simulator simulator, List<String> command) throws IOException, InterruptedException {
        SimulatedAccount account = simulator.newAccount();
        account.setProfile(BusinessProfile.builder()
                .about("Open till ten")
                .email("old@example.com")
                .vertical(Vertical.RETAIL)
                .build());
        Path directory = Files.createTempDirectory(folder, "work");
        Files.write(directory.resolve("shop.png"), SamplePhoto.png(640).bytes());
        byte[] film = new byte[300_000];
        System.arraycopy(MP4_SIGNATURE, 0, film, 0, MP4_SIGNATURE.length);
        Files.write(directory.resolve("film.mp4"), film);
        writeCommandLine(directory.resolve("waba-profile"), simulator);
        ProcessBuilder process =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        process.environment()
                .keySet()
                .removeIf(name -> name.toLowerCase(Locale.ROOT).endsWith("_proxy"));
        process.environment().put("D360_API_KEY", account.key());
        process.environment().put("D360_ON_PREMISE_KEY", account.key());
        process.environment().put("WABA_ACCESS_TOKEN", account.accessToken());
        process.environment().put("WABA_PHONE_NUMBER_ID", account.phoneNumberId());
        process.environment().put("D360_PARTNER_KEY", simulator.partner().key());
        process.environment().put("D360_PARTNER_ID", simulator.partner().id());
        process.environment().put("D360_CHANNEL_ID", account.channelId());
        process.environment().put("SIMULATOR", simulator.baseUri().toString());
        Process started = process.start();
        started.getOutputStream().close();
        String output = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(started.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(started.exitValue())
                .withFailMessage(() -> command.get(command.size() - 1) + "\n" + output)
                .isZero();
        return output;
    }

    /** A script in place of {@code ./waba-profile}, which would build the project: it adds the simulator's address. */
    private static void writeCommandLine(Path script, Dialog360Simulator simulator) throws IOException {
        Files.writeString(script, """
                #!/bin/sh
                case "$1" in
                  show | set | photo | upload | doctor) set -- "$@" --base-url %s ;;
                  simulate) set -- "$@" --help ;;
                esac
                exec %s -XX:TieredStopAtLevel=1 -cp %s io.wabaprofile.cli.WabaProfile "$@"
                """.formatted(simulator.baseUri(), java(), PageCode.CLASS_PATH));
        assertThat(script.toFile().setExecutable(true)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void testsPass(String page) throws Exception {
        PageCode code = compiled(page);
        try (URLClassLoader loader = code.loader()) {
            List<Class<?>> tests =
                    code.types(loader).stream().filter(PageCode::isTest).toList();
            if (tests.isEmpty()) {
                return;
            }
            SummaryGeneratingListener listener = new SummaryGeneratingListener();
            LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request();
            tests.forEach(test -> request.selectors(selectClass(test)));
            ClassLoader own = Thread.currentThread().getContextClassLoader();
            Thread.currentThread().setContextClassLoader(loader); // Spring loads the classes of the page with it
            try {
                LauncherFactory.create().execute(request.build(), listener);
            } finally {
                Thread.currentThread().setContextClassLoader(own);
            }

            StringWriter failures = new StringWriter();
            listener.getSummary().printFailuresTo(new PrintWriter(failures));
            assertThat(listener.getSummary().getTotalFailureCount())
                    .as(failures.toString())
                    .isZero();
            assertThat(listener.getSummary().getTestsSucceededCount()).isGreaterThanOrEqualTo(tests.size());
        }
    }

    @Test
    void typesWithoutAProgramOrTestAreListed() throws Exception {
        Set<String> unused = new TreeSet<>();
        for (String page : pages()) {
            PageCode code = compiled(page);
            String all = code.all();
            try (URLClassLoader loader = code.loader()) {
                for (Class<?> type : code.types(loader)) {
                    long mentions = Pattern.compile("\\b" + type.getSimpleName() + "\\b")
                            .matcher(all)
                            .results()
                            .count();
                    long own = Pattern.compile("\\b" + type.getSimpleName() + "\\b")
                            .matcher(code.source(type.getSimpleName()))
                            .results()
                            .count();
                    if (!PageCode.isProgram(type) && !PageCode.isTest(type) && mentions == own) {
                        unused.add(type.getSimpleName());
                    }
                }
            }
        }

        assertThat(unused).isEqualTo(new TreeSet<>(COMPILED_ONLY));
    }

    @Test
    void mavenDependenciesNameArtifactsOfThisBuild() throws Exception {
        List<CodeBlock> blocks = blocks("xml").toList();

        assertThat(blocks).isNotEmpty();
        for (CodeBlock block : blocks) {
            NodeList dependencies = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(
                            ("<all>" + block.text() + "</all>").getBytes(StandardCharsets.UTF_8)))
                    .getElementsByTagName("dependency");
            assertThat(dependencies.getLength()).as("%s", block).isPositive();
            for (int i = 0; i < dependencies.getLength(); i++) {
                Element dependency = (Element) dependencies.item(i);
                assertIsArtifact(
                        block,
                        child(dependency, "groupId"),
                        child(dependency, "artifactId"),
                        child(dependency, "version"));
            }
        }
    }

    private static @Nullable String child(Element dependency, String name) {
        Node child = dependency.getElementsByTagName(name).item(0);
        return child == null ? null : child.getTextContent();
    }

    @Test
    void gradleDependenciesNameArtifactsOfThisBuild() {
        List<CodeBlock> blocks = blocks("kotlin").toList();

        assertThat(blocks).isNotEmpty().allSatisfy(block -> {
            List<MatchResult> dependencies =
                    COORDINATES.matcher(block.text()).results().toList();
            assertThat(dependencies).as("%s", block).isNotEmpty();
            dependencies.forEach(found -> assertIsArtifact(block, found.group(1), found.group(2), found.group(3)));
        });
    }

    /** An artifact of ours, or a library in the version that this build uses. Without a version, an artifact in an imported BOM. */
    private static void assertIsArtifact(CodeBlock block, String group, String artifact, @Nullable String version) {
        String pom = Documents.text("pom.xml");
        if (version == null) {
            assertThat(block.text()).contains("waba-profile-bom");
            assertThat(group).as("%s", block).isEqualTo("io.wabaprofile");
            assertThat(PublishedModules.withClasses()).as("%s", block).contains(artifact);
            return;
        }
        if (group.equals("io.wabaprofile")) {
            assertThat(Documents.modules()).as("%s", block).contains(artifact);
            assertThat(version).as("%s", block).isEqualTo(VERSION);
            assertThat(pom).contains("<version>" + VERSION + "</version>");
        } else {
            assertThat(pom)
                    .as("%s", block)
                    .contains("<groupId>" + group + "</groupId>")
                    .contains("<artifactId>" + artifact + "</artifactId>")
                    .contains(".version>" + version + "<");
        }
    }

    static List<CodeBlock> commands() {
        return blocks("sh")
                .filter(block -> !block.document().equals(DOCTOR_PAGE))
                .filter(block -> !block.document().equals(FLEET_PAGE))
                .filter(block -> !block.document().equals(CONTAINER_PAGE))
                .filter(block ->
                        !block.document().equals(SIMULATOR_PAGE) || block.text().startsWith("./waba-profile"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void commandsRunAgainstASimulator(CodeBlock block) throws IOException, InterruptedException {
        List<String> others = new ArrayList<>();
        for (String line : block.text().replace("\\\n", "").split("\n")) {
            if (line.startsWith("./mvnw")) {
                assertIsMavenCommand(block, line);
            } else {
                others.add(line);
            }
        }
        if (!others.isEmpty()) {
            assumeTrue(isInstalled("bash") && isInstalled("curl"), "bash or curl is not installed");
            try (Dialog360Simulator simulator = Dialog360Simulator.start()) {
                String output = run(simulator, List.of("bash", "-euc", String.join("\n", others)));
                outputBelow(block).ifPresent(printed -> assertThat(output).contains(printed.text()));
            }
        }
    }

    /** The block below, if it is what a program or a command prints. */
    private static Optional<CodeBlock> outputBelow(CodeBlock block) {
        return Documents.blocks(block.document()).stream()
                .filter(other -> other.line() > block.line())
                .findFirst()
                .filter(next -> next.is("text") || next.is("json"));
    }

    private static boolean isInstalled(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(directory -> new File(directory, program).canExecute());
    }

    private static void assertIsMavenCommand(CodeBlock block, String line) {
        String[] words = line.trim().split(" +");
        for (int i = 1; i < words.length; i++) {
            if (words[i].equals("-pl")) {
                assertThat(Documents.modules()).as("%s", block).contains(words[i + 1].split(","));
            }
            if (words[i].startsWith("-P")) {
                String profile = "<id>" + words[i].substring(2) + "</id>";
                assertThat(Stream.concat(
                                        Stream.of("pom.xml"),
                                        Documents.modules().stream().map(module -> module + "/pom.xml"))
                                .map(Documents::text))
                        .as("%s", block)
                        .anySatisfy(pom -> assertThat(pom).contains(profile));
            }
        }
    }

    @Test
    void textAndJsonAreTheOutputOfTheBlockAboveThem() {
        for (String page : pages()) {
            List<CodeBlock> blocks = Documents.blocks(page);
            for (int i = 0; i < blocks.size(); i++) {
                if (blocks.get(i).is("text") || blocks.get(i).is("json")) {
                    assertThat(i).as("%s", blocks.get(i)).isPositive();
                    assertThat(blocks.get(i - 1).language())
                            .as("%s", blocks.get(i))
                            .isIn("java", "sh");
                }
            }
        }
    }

    @Test
    void configurationIsThatOfASampleWhichIsTested() {
        String sample = Documents.text("samples/spring-boot-4/src/main/resources/application.yaml");

        assertThat(blocks("yaml")
                        .filter(block ->
                                !isFleetFile(block) && !block.document().equals(CONTAINER_PAGE))
                        .toList())
                .isNotEmpty()
                .allSatisfy(block -> assertThat(sample).contains(block.text()));
    }

    private static boolean isFleetFile(CodeBlock block) {
        return block.text().startsWith("apiVersion:");
    }

    @Test
    void fleetFilesAreValid() throws IOException {
        List<CodeBlock> files =
                blocks("yaml").filter(DocumentCodeTest::isFleetFile).toList();
        Path photos = Files.createDirectories(folder.resolve("fleet-files/photos"));
        Files.write(photos.resolve("berlin.png"), SamplePhoto.png(640).bytes());

        assertThat(files)
                .isNotEmpty()
                .allSatisfy(file -> assertThat(FleetFile.parse(file.text(), photos.getParent(), Set.of("env", "file"))
                                .channels())
                        .isNotEmpty());
    }

    @Test
    void drawingsShowEveryModule() {
        List<CodeBlock> drawings = blocks("mermaid").toList();

        assertThat(drawings).isNotEmpty();
        assertThat(drawings)
                .anySatisfy(drawing -> assertThat(drawing.text())
                        .contains(Documents.modules().stream()
                                .filter(module -> !module.equals("benchmarks"))
                                .toList()));
    }
}
