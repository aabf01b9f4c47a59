package violations.cloud;

import violations.port.FirstPort;
import violations.port.SecondPort;

final class GatewayWithTwoPortsGateway implements FirstPort, SecondPort {}
