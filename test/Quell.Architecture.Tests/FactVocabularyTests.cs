using System.Reflection;
using Quell.Domain.Facts;

namespace Quell.Architecture.Tests;

public sealed class FactVocabularyTests
{
    private static readonly string[] s_families = ["event.", "process."];

    [Fact]
    public void The_reference_lists_every_fact()
    {
        var reference = Repository.File("docs/reference/facts.md").Text;

        Keys()
            .Where(key => !s_families.Any(family => key.StartsWith(family, StringComparison.Ordinal)))
            .Where(key => !reference.Contains($"`{key}`") && !reference.Contains($"`{LastPart(key)}`"))
            .ShouldBeEmpty();
    }

    [Fact]
    public void Every_fact_says_how_to_find_it_out() =>
        Keys().Where(key => string.IsNullOrWhiteSpace(FactKeys.HowToFindOut(key))).ShouldBeEmpty();

    private static IEnumerable<string> Keys() =>
        typeof(FactKeys)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => field.IsLiteral)
            .Select(field => (string)field.GetRawConstantValue()!);

    private static string LastPart(string key) => key[key.LastIndexOf('.')..];
}
