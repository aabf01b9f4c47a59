package io.wabaprofile.cli;

import io.wabaprofile.profile.Photo;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "set", description = "Replace the photo of a number.")
final class PhotoSetCommand implements Task {
    @Parameters(paramLabel = "FILE", description = "A JPEG or PNG of at most 5 MB, best square and 640 pixels a side.")
    private @Nullable Path file;

    @Mixin
    private final ChannelOptions number = new ChannelOptions();

    @Mixin
    private final AnswerOptions answers = new AnswerOptions();

    @Mixin
    private final ProgressOptions progress = new ProgressOptions();

    private final Surroundings surroundings;

    PhotoSetCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public ExitCode run(Terminal terminal) {
        Path path = Objects.requireNonNull(file, "FILE is required");
        Photo photo = PhotoFile.read(path);
        try (ConnectedChannel channel = number.open(surroundings, terminal)) {
            try (Progress shown = progress.of(FileName.of(path), terminal, answers, surroundings.screen())) {
                channel.photo(shown).replace(photo);
            }
            answers.answer(terminal, () -> toPeople(photo), () -> ProfileJson.of(photo));
            return ExitCode.OK;
        }
    }

    @Override
    public List<String> advice(RuntimeException failure) {
        return number.advice(failure);
    }

    private static List<String> toPeople(Photo photo) {
        List<String> lines = new ArrayList<>();
        lines.add("Photo replaced: " + PhotoFile.summary(photo));
        lines.add("SHA-256 " + photo.sha256());
        lines.addAll(PhotoFile.notes(photo));
        return lines;
    }
}
