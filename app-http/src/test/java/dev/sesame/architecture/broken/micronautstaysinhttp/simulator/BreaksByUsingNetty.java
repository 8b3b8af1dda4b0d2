package dev.sesame.architecture.broken.micronautstaysinhttp.simulator;

import io.netty.channel.Channel;

interface BreaksByUsingNetty {
    Channel channel();
}
