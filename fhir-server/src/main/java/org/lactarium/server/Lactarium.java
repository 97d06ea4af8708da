package org.lactarium.server;

import java.util.Arrays;
import java.util.spi.ToolProvider;
import org.lactarium.story.Story;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.data.jpa.JpaRepositoriesAutoConfiguration;
import org.springframework.boot.autoconfigure.elasticsearch.ElasticsearchRestClientAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.orm.jpa.HibernateJpaAutoConfiguration;
import org.springframework.boot.autoconfigure.quartz.QuartzAutoConfiguration;
import org.springframework.boot.autoconfigure.thymeleaf.ThymeleafAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/**
 * The one program of a milk bank. What is switched off below collides with HAPI's own beans of the same kind.
 */
@SpringBootApplication(
        exclude = {
            HibernateJpaAutoConfiguration.class,
            JpaRepositoriesAutoConfiguration.class,
            FlywayAutoConfiguration.class,
            QuartzAutoConfiguration.class,
            ThymeleafAutoConfiguration.class,
            ElasticsearchRestClientAutoConfiguration.class
        })
@ConfigurationPropertiesScan
public class Lactarium {

    /**
     * Starts the program; or, against one that is running, plays a night at a bank ({@code story}) or the other end of a feed
     * ({@code simulate}).
     */
    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals("simulate")) {
            // carried by the routes, which the server does not know: found as the tool it says it is
            ToolProvider simulator = ToolProvider.findFirst("simulate").orElseThrow();
            System.exit(simulator.run(System.out, System.err, Arrays.copyOfRange(args, 1, args.length)));
        }
        if (args.length > 0 && args[0].equals("story")) {
            System.exit(Story.play(Arrays.copyOfRange(args, 1, args.length), System.out));
        }
        SpringApplication.run(Lactarium.class, args);
    }
}
