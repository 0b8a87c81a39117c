using System.Collections.Immutable;
using Quell.Knowledge.Yaml;

namespace Quell.Knowledge.Investigation;

/// <summary>Tactics, the watchlist and areas of posture, from <c>Words/investigation.yaml</c>.</summary>
public sealed class InvestigationTerms
{
    private InvestigationTerms(
        ImmutableArray<Tactic> tactics,
        ImmutableArray<Watched> watchlist,
        ImmutableArray<PostureArea> posture
    ) => (Tactics, Watchlist, Posture) = (tactics, watchlist, posture);

    /// <summary>In the order of the kill chain.</summary>
    public ImmutableArray<Tactic> Tactics { get; }

    public ImmutableArray<Watched> Watchlist { get; }

    public ImmutableArray<PostureArea> Posture { get; }

    public Tactic? Find(string word) =>
        Tactics.FirstOrDefault(tactic => string.Equals(tactic.Word, word, StringComparison.OrdinalIgnoreCase));

    /// <summary>What of the watchlist a rule or a call to the cloud is; null where it is none of it.</summary>
    public Watched? Hit(string? rule, string? call) =>
        Watchlist.FirstOrDefault(watched =>
            (call is not null && watched.Calls.Contains(call, StringComparer.OrdinalIgnoreCase))
            || watched.Rules.Any(part => RuleName.Has(rule, part))
        );

    internal static InvestigationTerms Read(YamlMap? map)
    {
        var tactics = (map?.Maps("tactics") ?? [])
            .Select(
                (item, place) =>
                {
                    var tactic = new Tactic(
                        item.Text("word"),
                        item.Text("title"),
                        item.Text("id"),
                        place,
                        item.Texts("tags"),
                        item.Texts("techniques"),
                        item.Texts("rules")
                    );
                    item.Done();
                    return tactic;
                }
            )
            .ToImmutableArray();
        var watchlist = (map?.Maps("watchlist") ?? []).Select(item => WatchedOf(item, tactics)).ToImmutableArray();
        var posture = (map?.Maps("posture") ?? []).Select(item => AreaOf(item, tactics)).ToImmutableArray();
        map?.Done();
        return new InvestigationTerms(tactics, [.. watchlist.OfType<Watched>()], posture);
    }

    private static Watched? WatchedOf(YamlMap item, ImmutableArray<Tactic> tactics)
    {
        var tactic = Known(item, "tactic", item.Text("tactic"), tactics);
        var (name, rules, calls, why) = (
            item.Text("name"),
            item.Texts("rules", required: false),
            item.Texts("calls", required: false),
            item.Text("why")
        );
        item.Done();
        return tactic is null ? null : new Watched(name, tactic, rules, calls, why);
    }

    private static PostureArea AreaOf(YamlMap item, ImmutableArray<Tactic> tactics)
    {
        var area = new PostureArea(
            item.Text("area"),
            item.Texts("controls"),
            [.. item.Texts("tactics").Select(word => Known(item, "tactics", word, tactics)).OfType<Tactic>()],
            [
                .. item.Texts("near", required: false)
                    .Select(word => Known(item, "near", word, tactics))
                    .OfType<Tactic>(),
            ],
            item.Whole("direct"),
            item.Whole("otherwise")
        );
        item.Done();
        return area;
    }

    private static Tactic? Known(YamlMap item, string key, string word, ImmutableArray<Tactic> tactics)
    {
        var tactic = tactics.FirstOrDefault(known => string.Equals(known.Word, word, StringComparison.Ordinal));
        if (tactic is null)
        {
            item.ProblemAt(key, $"`{word}` is no tactic of this file");
        }
        return tactic;
    }
}
