package violations.upload;

import java.net.URI;

final class AddressResolver {
    URI resolve(URI base) {
        return base.resolve("upload:id");
    }
}
