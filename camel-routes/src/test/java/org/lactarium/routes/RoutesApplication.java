package org.lactarium.routes;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/** The smallest application the routes can be a guest in. */
@SpringBootConfiguration
@EnableAutoConfiguration
public class RoutesApplication {}
