using Quell.Domain.Facts;
using Quell.Knowledge.Text;

namespace Quell.Knowledge.Consequences;

/// <summary>How sentences call the objects of a case.</summary>
internal static class Subject
{
    private static readonly string[] s_controllers = ["deployment", "replicaset", "statefulset", "daemonset"];

    /// <summary>The workload's kind in lower case; <c>pod</c> for one without an owner; null where it is not known.</summary>
    public static string? Kind(FactView facts) =>
        facts.Read(FactKeys.WorkloadKind) switch
        {
            null => null,
            { Values.IsEmpty: true } => "pod",
            { Values: [var kind] } => kind.ToLowerInvariant(),
            _ => null,
        };

    /// <summary>True for the kinds whose Pods may have no other restart policy than Always.</summary>
    public static bool AlwaysRestarts(string? kind) => s_controllers.Contains(kind, StringComparer.Ordinal);

    /// <summary>Such as <c>deployment shop/checkout</c>.</summary>
    public static string Workload(FactView facts)
    {
        var kind = facts.Name(FactKeys.WorkloadKind)?.ToLowerInvariant();
        return (facts.Name(FactKeys.Namespace), facts.Name(FactKeys.WorkloadName)) switch
        {
            ({ } space, { } name) => $"{kind ?? "workload"} {space}/{name}",
            (null, { } name) => $"{kind ?? "workload"} {name}",
            ({ } space, null) when Kind(facts) is "pod" && facts.Name(FactKeys.Pod) is { } pod => $"Pod {space}/{pod}",
            _ => "the workload",
        };
    }

    public static string Pod(FactView facts) => facts.Name(FactKeys.Pod) is { } pod ? $"Pod {pod}" : "this Pod";

    public static string Image(FactView facts) =>
        facts.Name(FactKeys.Image) is { } image ? $"the same image {image}" : "the same image";

    /// <summary>Such as <c>Service shop/checkout</c>; null where none is known.</summary>
    public static string? Services(FactView facts) =>
        facts.Read(FactKeys.Services) is { Values: { IsEmpty: false } names }
            ? $"{(names.Length == 1 ? "Service" : "Each of the Services")} {string.Join(", ", names.Select(name => InNamespace(facts, name)))}"
            : null;

    /// <summary>A name of the workload's namespace, such as <c>shop/checkout</c>.</summary>
    public static string InNamespace(FactView facts, string name) =>
        !name.Contains('/', StringComparison.Ordinal) && facts.Name(FactKeys.Namespace) is { } space
            ? $"{space}/{Names.Of(name)}"
            : Names.Of(name);

    /// <summary>Values in words, joined; bounded by the number that a sentence can carry.</summary>
    public static string List(IEnumerable<string> names)
    {
        var all = names.Select(Names.Of).ToList();
        return all.Count <= Most
            ? string.Join(", ", all)
            : $"{string.Join(", ", all.Take(Most))} and {all.Count - Most} more";
    }

    private const int Most = 6;
}
