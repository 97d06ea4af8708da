package org.lactarium.routes.operations;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.BindParam;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Refuses a parameter that nobody asks for, with 400: a search by a misspelt name would find every message, and a replay would work
 * all of them off again.
 */
final class KnownParameters implements HandlerInterceptor, WebMvcConfigurer {

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/intake/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            Set<String> known = known(method);
            given(request, method).forEach((name, values) -> {
                if (!known.contains(name)) {
                    throw badRequest("There is no such parameter here. There are: " + String.join(", ", known));
                }
                if (values.stream().anyMatch(value -> value.indexOf('\0') >= 0)) {
                    throw badRequest("A parameter has the character U+0000 in it, which stands in no message");
                }
            });
        }
        return true;
    }

    /** What stands in the address; of a call that has no body of its own, what stands in a form as well. */
    private static Map<String, List<String>> given(HttpServletRequest request, HandlerMethod method) {
        Map<String, List<String>> given = new LinkedHashMap<>();
        if (hasBody(method)) {
            UriComponentsBuilder.newInstance()
                    .query(request.getQueryString())
                    .build()
                    .getQueryParams()
                    .forEach((name, values) -> given.put(
                            decoded(name),
                            values.stream().map(KnownParameters::decoded).toList()));
        } else {
            request.getParameterMap().forEach((name, values) -> given.put(name, List.of(values)));
        }
        return given;
    }

    private static String decoded(@Nullable String text) {
        return text == null ? "" : URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** To look at the parameters of a form would be to take its body away. */
    private static boolean hasBody(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .anyMatch(parameter -> parameter.hasParameterAnnotation(RequestBody.class));
    }

    private static Set<String> known(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .flatMap(KnownParameters::names)
                .collect(TreeSet::new, Set::add, Set::addAll);
    }

    private static Stream<String> names(MethodParameter parameter) {
        RequestParam one = parameter.getParameterAnnotation(RequestParam.class);
        if (one != null) {
            return Stream.of(one.name());
        }
        return parameter.getParameterType() == SearchParameters.class
                ? Arrays.stream(SearchParameters.class.getDeclaredFields()).map(field -> {
                    BindParam other = field.getAnnotation(BindParam.class);
                    return other == null ? field.getName() : other.value();
                })
                : Stream.empty();
    }

    private static ResponseStatusException badRequest(String reason) {
        return new ResponseStatusException(HttpStatus.BAD_REQUEST, reason);
    }
}
