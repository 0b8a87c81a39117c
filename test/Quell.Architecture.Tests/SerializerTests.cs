using System.Reflection;
using System.Text.Json.Serialization;
using Quell.Domain.Approvals;
using Quell.Domain.Cases;
using Quell.Runbook.Gates;

namespace Quell.Architecture.Tests;

/// <summary>What must not outlive a session has no way into a file.</summary>
public sealed class SerializerTests
{
    private static readonly HashSet<Type> s_written = Reachable(Roots());

    [Fact]
    public void The_walk_reaches_what_a_journal_holds()
    {
        s_written.ShouldContain(typeof(CaseEntry));
        s_written.ShouldContain(typeof(CaseEntry.CallIntended));
        s_written.ShouldContain(typeof(Quell.Domain.Facts.Citation));
    }

    [Theory]
    [InlineData(typeof(Approval))]
    [InlineData(typeof(Approval.Desk))]
    [InlineData(typeof(ApprovalDecision))]
    [InlineData(typeof(WriteOrder))]
    [Trait("Guardrail", "G-08")]
    public void No_serializer_reaches_an_approval(Type type) => s_written.ShouldNotContain(type);

    [Fact]
    [Trait("Guardrail", "G-21")]
    public void No_serializer_reaches_a_grant()
    {
        s_written.ShouldNotContain(typeof(Grants));
        s_written.Where(type => type.Name.Contains("Grant", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    [Trait("Guardrail", "G-21")]
    public void Grants_keep_what_they_hold_to_themselves()
    {
        const BindingFlags all =
            BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

        typeof(Grants).GetProperties(all).ShouldBeEmpty();
        typeof(Grants).GetFields(all).Where(field => !field.IsPrivate).ShouldBeEmpty();
        typeof(Grants).GetInterfaces().ShouldBeEmpty();
    }

    [Fact]
    public void No_code_serializes_by_reflection() =>
        Shipped
            .Uses.Where(use => use.Type == "System.Text.Json.Serialization.Metadata.DefaultJsonTypeInfoResolver")
            .ShouldBeEmpty();

    private static IEnumerable<Type> Roots() =>
        Shipped
            .Types.Where(type => type.IsSubclassOf(typeof(JsonSerializerContext)))
            .SelectMany(context => context.GetCustomAttributesData())
            .Where(data => data.AttributeType == typeof(JsonSerializableAttribute))
            .Select(data => (Type)data.ConstructorArguments[0].Value!);

    private static HashSet<Type> Reachable(IEnumerable<Type> roots)
    {
        var seen = new HashSet<Type>();
        var open = new Stack<Type>(roots);
        while (open.TryPop(out var type))
        {
            if (seen.Add(type))
            {
                foreach (var next in Neighbours(type))
                {
                    open.Push(next);
                }
            }
        }
        return seen;
    }

    private static IEnumerable<Type> Neighbours(Type type)
    {
        IEnumerable<Type> parts = type.IsGenericType ? type.GetGenericArguments() : [];
        if (type.GetElementType() is { } element)
        {
            parts = parts.Append(element);
        }
        return type.Namespace?.StartsWith("Quell", StringComparison.Ordinal) == true
            ? parts.Concat(Members(type)).Concat(Cases(type))
            : parts;
    }

    private static IEnumerable<Type> Members(Type type) =>
        type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(property => property.Name != "EqualityContract")
            .Select(property => property.PropertyType);

    private static IEnumerable<Type> Cases(Type type) =>
        type.GetCustomAttributes<JsonDerivedTypeAttribute>(inherit: false).Select(derived => derived.DerivedType);
}
