package violations.cloud;

import feign.FeignException;

final class GatewayThatCatchesFeign {
    FeignException failure;
}
