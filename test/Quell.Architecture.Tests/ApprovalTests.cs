using System.Reflection;
using System.Runtime.CompilerServices;
using Quell.Domain.Approvals;

namespace Quell.Architecture.Tests;

[Trait("Guardrail", "G-08")]
public sealed class ApprovalTests
{
    private const BindingFlags Everything =
        BindingFlags.Instance
        | BindingFlags.Static
        | BindingFlags.Public
        | BindingFlags.NonPublic
        | BindingFlags.DeclaredOnly;
    private static readonly Type s_approval = typeof(Approval);

    [Fact]
    public void An_approval_is_a_sealed_class_and_so_has_no_default() =>
        (s_approval.IsClass && s_approval.IsSealed).ShouldBeTrue();

    [Fact]
    public void Its_only_constructor_is_private() =>
        s_approval
            .GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .ShouldHaveSingleItem()
            .IsPrivate.ShouldBeTrue();

    [Fact]
    public void It_has_no_copy()
    {
        s_approval.GetInterfaces().ShouldBeEmpty();
        s_approval.GetMethods(Everything).Select(method => method.Name).ShouldNotContain("<Clone>$");
    }

    [Fact]
    public void What_it_says_cannot_be_changed()
    {
        s_approval.GetProperties(Everything).Where(property => property.CanWrite).ShouldBeEmpty();
        s_approval
            .GetFields(Everything)
            .Where(field => !field.IsPrivate && !(field.IsStatic && field.IsInitOnly))
            .ShouldBeEmpty();
    }

    [Fact]
    public void No_member_of_the_program_hands_one_out_but_the_desks_decision() =>
        Shipped
            .Types.SelectMany(type => type.GetMethods(Everything))
            .Where(method => method.ReturnType == s_approval && !IsGenerated(method))
            .Select(method => $"{method.DeclaringType}.{method.Name}")
            .ShouldBe([$"{typeof(ApprovalDecision.Given)}.get_{nameof(ApprovalDecision.Given.Approval)}"]);

    [Fact]
    public void Only_the_desk_calls_the_constructor() =>
        Shipped
            .Uses.Where(use =>
                use.Type == s_approval.FullName && use.Member == ".ctor" && use.By != s_approval.FullName
            )
            .ShouldBeEmpty();

    [Fact]
    public void No_code_makes_objects_behind_the_constructors_back() =>
        Shipped
            .Uses.Where(use =>
                (use.Type, use.Member)
                    is
                        (
                            "System.Runtime.CompilerServices.RuntimeHelpers",
                            nameof(RuntimeHelpers.GetUninitializedObject)
                        )
                        or
                        ("System.Activator", _)
                        or
                        ("System.Reflection.ConstructorInfo", "Invoke")
                        or
                        ("System.Runtime.CompilerServices.Unsafe", "As")
            )
            // The compiler's own inline arrays, which hold spans of arguments.
            .Where(use => !use.ToString().StartsWith("<PrivateImplementationDetails>", StringComparison.Ordinal))
            .ShouldBeEmpty();

    [Fact]
    public void No_code_reaches_private_members_by_an_accessor() =>
        Shipped
            .Types.SelectMany(type => type.GetMethods(Everything))
            .Where(method => method.GetCustomAttribute<UnsafeAccessorAttribute>() is not null)
            .ShouldBeEmpty();

    private static bool IsGenerated(MethodInfo method) =>
        method.DeclaringType!.GetCustomAttribute<CompilerGeneratedAttribute>() is not null;
}
