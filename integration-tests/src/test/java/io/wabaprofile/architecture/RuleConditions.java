package io.wabaprofile.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What the rules ask of a class beyond ArchUnit's own vocabulary. */
final class RuleConditions {
    private RuleConditions() {}

    /** What code touches: a field, or a method called or referred to. */
    record Touch(String owner, String name) {
        boolean is(String type, String member) {
            return owner.equals(type) && name.equals(member);
        }

        boolean named(String member) {
            return name.equals(member);
        }

        boolean ownedBy(String type) {
            return owner.equals(type);
        }

        boolean nameStartsWith(String prefix) {
            return name.startsWith(prefix);
        }
    }

    static ArchCondition<JavaClass> notUse(Predicate<Touch> forbidden) {
        return condition("not use what is forbidden", (type, complain) -> {
            for (JavaAccess<?> access : type.getAccessesFromSelf()) {
                Touch touch = new Touch(access.getTargetOwner().getName(), access.getName());
                if (forbidden.test(touch)) {
                    complain.accept(access.getDescription());
                }
            }
        });
    }

    static ArchCondition<JavaClass> onlyShowTypesOf(String... prefixes) {
        return condition(
                "show our own types only",
                (type, complain) -> Stream.<JavaCodeUnit>concat(
                                type.getMethods().stream(), type.getConstructors().stream())
                        .filter(unit -> unit.getModifiers().contains(JavaModifier.PUBLIC)
                                || unit.getModifiers().contains(JavaModifier.PROTECTED))
                        .filter(unit -> !unit.getModifiers().contains(JavaModifier.SYNTHETIC))
                        .forEach(unit -> shown(unit).stream()
                                .flatMap(each -> each.getAllInvolvedRawTypes().stream())
                                .map(JavaClass::getBaseComponentType)
                                .filter(each -> !each.isPrimitive()
                                        && Stream.of(prefixes).noneMatch(each.getName()::startsWith))
                                .forEach(each -> complain.accept(unit.getFullName() + " shows " + each.getName()))));
    }

    private static List<JavaType> shown(JavaCodeUnit unit) {
        List<JavaType> types = new ArrayList<>(unit.getParameterTypes());
        types.add(unit.getReturnType());
        types.addAll(unit.getThrowsClause().getTypes());
        return types;
    }

    static ArchCondition<JavaClass> beTheOnlyPublicTypeOfItsPackage() {
        return condition(
                "be the only public type of its package",
                (type, complain) -> type.getPackage().getClasses().stream()
                        .filter(other -> other.getModifiers().contains(JavaModifier.PUBLIC))
                        .filter(other -> other.isTopLevelClass() && !other.equals(type))
                        .forEach(other ->
                                complain.accept(type.getName() + " shares its package with " + other.getName())));
    }

    static ArchCondition<JavaClass> implementExactlyOneTypeOf(String packageName) {
        return condition("implement exactly one type of " + packageName, (type, complain) -> {
            long ports = type.getRawInterfaces().stream()
                    .filter(each -> each.getPackageName().equals(packageName))
                    .count();
            if (ports != 1) {
                complain.accept(type.getName() + " implements " + ports + " ports");
            }
        });
    }

    static ArchCondition<JavaClass> showNoTextButToString() {
        return condition(
                "have no public method that yields text",
                (type, complain) -> type.getMethods().stream()
                        .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                        .filter(method -> !method.getName().equals("toString"))
                        .filter(method -> method.getRawReturnType().isAssignableTo(CharSequence.class)
                                || method.getRawReturnType().isEquivalentTo(char[].class))
                        .forEach(method -> complain.accept(method.getFullName() + " yields text")));
    }

    /** A record's generated methods all stand on the line of its declaration; a written one stands on its own. */
    static ArchCondition<JavaClass> declareToString() {
        return condition("declare toString", (type, complain) -> {
            boolean written = type.tryGetMethod("toString")
                    .filter(method -> !type.isRecord() || line(method) != line(type.getMethod("hashCode")))
                    .isPresent();
            boolean inherited = type.getAllRawSuperclasses().stream()
                    .filter(parent -> !parent.isEquivalentTo(Object.class) && !parent.isEquivalentTo(Record.class))
                    .anyMatch(parent -> parent.tryGetMethod("toString").isPresent());
            if (!written && !inherited) {
                complain.accept(type.getName() + " prints what it holds");
            }
        });
    }

    private static int line(JavaCodeUnit unit) {
        return unit.getSourceCodeLocation().getLineNumber();
    }

    static DescribedPredicate<JavaClass> nestedIn(String outermost) {
        return DescribedPredicate.describe(
                "nested in " + outermost,
                type -> type.getName().equals(outermost) || type.getName().startsWith(outermost + "$"));
    }

    private static ArchCondition<JavaClass> condition(
            String description, BiConsumer<JavaClass, Consumer<String>> check) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                check.accept(type, message -> events.add(SimpleConditionEvent.violated(type, message)));
            }
        };
    }
}
