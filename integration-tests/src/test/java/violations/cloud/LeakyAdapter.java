package violations.cloud;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

public final class LeakyAdapter {
    public List<ObjectMapper> mappers() {
        return List.of();
    }
}
