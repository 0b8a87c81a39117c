using Quell.Lab.Yaml;

namespace Quell.Lab.Scenarios;

/// <summary>Finds placeholders that nothing will fill, wherever they stand.</summary>
internal static class PlaceholderCheck
{
    public static void Check(YamlNode node, Problems problems)
    {
        switch (node)
        {
            case YamlNode.Map map:
                foreach (var entry in map.Entries)
                {
                    Check(entry.Value, problems);
                }

                break;
            case YamlNode.Sequence list:
                foreach (var item in list.Items)
                {
                    Check(item, problems);
                }

                break;
            case YamlNode.Scalar scalar when Placeholders.Mistake(scalar.Text) is { } mistake:
                problems.Add(scalar.At, $"`{mistake}` is not a known placeholder", Placeholders.Fix);
                break;
            default:
                break;
        }
    }
}
