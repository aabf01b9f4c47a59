package violations.cloud;

import io.github.resilience4j.retry.Retry;

final class GatewayThatRetries {
    Retry retry;
}
