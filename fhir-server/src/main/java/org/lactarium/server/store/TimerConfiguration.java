package org.lactarium.server.store;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.lactarium.server.batch.ThawAlarm;
import org.lactarium.server.feeding.Consignment;
import org.lactarium.server.operations.alarm.DeliveryAlarms;
import org.lactarium.server.operations.alarm.DeliveryTimers;
import org.lactarium.server.operations.alarm.RecallAlarms;
import org.lactarium.server.operations.alarm.RecallTimers;
import org.lactarium.server.operations.alarm.ThawAlarms;
import org.lactarium.server.operations.alarm.ThawTimers;
import org.lactarium.server.recall.RecallAlarm;
import org.lactarium.server.rule.RuleProfile;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;

/** The timers of this process, and who is called when one is due. */
@Configuration(proxyBeanMethods = false)
class TimerConfiguration {

    @Bean
    @DependsOn("recordSchema")
    TimerTable timers(
            DataSource database,
            TimerProperties properties,
            ObjectProvider<ThawAlarms> thaws,
            ObjectProvider<RecallAlarms> recalls,
            ObjectProvider<DeliveryAlarms> deliveries) {
        return new TimerTable(
                database,
                properties.poll(),
                calls(
                        (thaw, moment) -> thaws.getObject().fire(thaw, moment),
                        (notice, moment) -> recalls.getObject().fire(notice, moment),
                        parcel -> deliveries.getObject().fire(parcel)));
    }

    static Map<String, Consumer<String>> calls(
            Call<ThawAlarm> thaws, Call<RecallAlarm> recalls, Consumer<String> deliveries) {
        Map<String, Consumer<String>> calls = new HashMap<>();
        calls.put(Consignment.OVERDUE, deliveries);
        Stream.of(ThawAlarm.values()).forEach(moment -> calls.put(moment.code(), thaw -> thaws.fire(thaw, moment)));
        Stream.of(RecallAlarm.values())
                .forEach(moment -> calls.put(moment.code(), notice -> recalls.fire(notice, moment)));
        return calls;
    }

    /** Told the id a timer was set for; may be told twice, so it must not mind. */
    interface Call<M> {
        void fire(String id, M moment);
    }

    @Bean
    ThawTimers thawTimers(TimerTable timers) {
        return (thaw, clock) ->
                Stream.of(ThawAlarm.values()).forEach(moment -> timers.set(moment.code(), thaw, clock.when(moment)));
    }

    @Bean
    RecallTimers recallTimers(TimerTable timers, RuleProfile profile) {
        return (notice, told) -> Stream.of(RecallAlarm.values())
                .forEach(moment -> timers.set(moment.code(), notice, moment.when(told, profile)));
    }

    @Bean
    DeliveryTimers deliveryTimers(TimerTable timers, RuleProfile profile) {
        return parcel -> parcel.due(profile).ifPresent(due -> timers.set(Consignment.OVERDUE, parcel.number(), due));
    }
}
