package brokenhouse.cloud;

import brokenhouse.port.FirstPort;
import brokenhouse.port.SecondPort;

final class GatewayWithTwoPortsGateway implements FirstPort, SecondPort {}
