package io.wabaprofile.fleet.file;

import io.wabaprofile.fleet.PhotoFile;
import io.wabaprofile.profile.InvalidPhotoException;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads and validates photos. A photo that many channels share is validated once. */
final class PhotoFileReader {
    static final String FILE = "file";

    private final Path directory;
    private final Problems problems;
    private final Map<Path, Validated> validated = new HashMap<>();

    /** @param rule why there is no photo */
    private record Validated(Optional<PhotoFile> photo, String rule) {}

    PhotoFileReader(Path directory, Problems problems) {
        this.directory = directory.toAbsolutePath().normalize();
        this.problems = problems;
    }

    Optional<PhotoFile> read(Member photo) {
        int before = problems.size();
        Members members = Members.of(photo.value(), photo.path(), List.of(FILE), Map.of(), problems);
        Optional<Member> file = members.get(FILE);
        if (file.isEmpty() && problems.size() == before) {
            problems.add(photo, "needs the member file: the path of a JPEG or PNG");
        }
        return file.flatMap(this::file);
    }

    private Optional<PhotoFile> file(Member member) {
        Optional<Path> path = member.text(problems).flatMap(text -> path(text, member));
        if (path.isEmpty()) {
            return Optional.empty();
        }
        Validated result = validated.computeIfAbsent(path.get(), PhotoFileReader::validate);
        if (result.photo().isEmpty()) {
            problems.add(member, result.rule());
        }
        return result.photo();
    }

    private Optional<Path> path(String text, Member member) {
        try {
            if (!text.isBlank()) {
                return Optional.of(directory.resolve(text).normalize());
            }
            problems.add(member, "may not be blank. It must be the path of a JPEG or PNG");
        } catch (InvalidPathException otherForm) {
            problems.add(member, "is not a path of this system");
        }
        return Optional.empty();
    }

    private static Validated validate(Path path) {
        try {
            return new Validated(Optional.of(PhotoFile.of(path)), "");
        } catch (InvalidPhotoException invalid) {
            boolean missing = invalid.reason() == InvalidPhotoException.Reason.NOT_A_FILE;
            String place = missing ? ". The full path is " + path : "";
            return new Validated(Optional.empty(), "is refused. " + invalid.getMessage() + place);
        } catch (UncheckedIOException unreadable) {
            return new Validated(Optional.empty(), "is refused. " + unreadable.getMessage());
        }
    }
}
