using System.Collections.Immutable;

namespace Quell.Domain.Facts;

/// <summary>Everything that the case knows, and knows it does not know, by key.</summary>
public sealed class FactSheet
{
    public static readonly FactSheet Empty = new(
        ImmutableSortedDictionary<string, ImmutableArray<FactReading>>.Empty.WithComparers(StringComparer.Ordinal),
        ImmutableSortedDictionary<string, ImmutableArray<FactGap>>.Empty.WithComparers(StringComparer.Ordinal)
    );

    private readonly ImmutableSortedDictionary<string, ImmutableArray<FactReading>> _readings;
    private readonly ImmutableSortedDictionary<string, ImmutableArray<FactGap>> _gaps;

    /// <summary>What an earlier investigation wrote down, one reading a key.</summary>
    private readonly ImmutableSortedDictionary<string, FactReading> _earlier = ImmutableSortedDictionary<
        string,
        FactReading
    >.Empty.WithComparers(StringComparer.Ordinal);

    /// <summary>Of those, the keys whose earlier value is put beside a different one of today.</summary>
    private readonly ImmutableHashSet<string> _compared = ImmutableHashSet<string>.Empty.WithComparer(
        StringComparer.Ordinal
    );

    private FactSheet(
        ImmutableSortedDictionary<string, ImmutableArray<FactReading>> readings,
        ImmutableSortedDictionary<string, ImmutableArray<FactGap>> gaps
    ) => (_readings, _gaps) = (readings, gaps);

    private FactSheet(
        FactSheet other,
        ImmutableSortedDictionary<string, FactReading> earlier,
        ImmutableHashSet<string> compared
    )
        : this(other._readings, other._gaps) => (_earlier, _compared) = (earlier, compared);

    public Fact this[string key]
    {
        get
        {
            var earlier = _earlier.GetValueOrDefault(key);
            if (_readings.TryGetValue(key, out var readings))
            {
                var all = earlier is not null && _compared.Contains(key) ? readings.Add(earlier) : readings;
                return all.All(reading => reading.SameValueAs(readings[0]))
                    ? new Fact.Known(readings[^1])
                    : new Fact.Conflicting(key, all);
            }
            if (earlier is not null)
            {
                return new Fact.Known(earlier);
            }
            var how = FactKeys.HowToFindOut(key);
            return _gaps.TryGetValue(key, out var gaps)
                ? new Fact.Unknown(key, gaps[^1].Reason, gaps[^1].Detail, how)
                : new Fact.Unknown(key, UnknownReason.NotAsked, "not asked", how);
        }
    }

    /// <summary>All keys that were read or asked for, in ordinal order.</summary>
    public IEnumerable<string> Keys =>
        _readings
            .Keys.Union(_gaps.Keys, StringComparer.Ordinal)
            .Union(_earlier.Keys, StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);

    public IEnumerable<FactGap> Gaps =>
        _gaps
            .Where(gap => !_readings.ContainsKey(gap.Key) && !_earlier.ContainsKey(gap.Key))
            .SelectMany(gap => gap.Value);

    /// <summary>The same without what an earlier investigation wrote down: what parameters, scope and targets may rest on.</summary>
    public FactSheet ReadNow => _earlier.IsEmpty ? this : new FactSheet(_readings, _gaps);

    /// <summary>
    /// The value where exactly one was read, otherwise null: a conflict is no parameter, and neither is what an earlier
    /// investigation wrote down.
    /// </summary>
    public FactReading? Single(string key) =>
        ReadNow[key] is Fact.Known { Reading: { Values.Length: 1 } reading } ? reading : null;

    /// <summary>
    /// Puts what an earlier investigation wrote down behind what is read now. It counts where nothing is read; where
    /// something is, it is shown beside it if <paramref name="compared"/> names its key, and else gives way.
    /// </summary>
    public FactSheet WithEarlier(IEnumerable<FactReading> readings, IEnumerable<string> compared) =>
        new(
            this,
            ImmutableSortedDictionary.CreateRange(
                StringComparer.Ordinal,
                readings
                    .DistinctBy(reading => reading.Key, StringComparer.Ordinal)
                    .Select(reading => KeyValuePair.Create(reading.Key, reading))
            ),
            compared.ToImmutableHashSet(StringComparer.Ordinal)
        );

    /// <summary>A later answer of the same source replaces its earlier one.</summary>
    public FactSheet With(FactReading reading)
    {
        var kept = _readings
            .GetValueOrDefault(reading.Key, [])
            .RemoveAll(old => string.Equals(old.Citation.Source, reading.Citation.Source, StringComparison.Ordinal));
        return Changed(
            _readings.SetItem(reading.Key, Placed(kept, reading, static known => known.Citation.Source)),
            _gaps
        );
    }

    public FactSheet With(FactGap gap)
    {
        var kept = _gaps
            .GetValueOrDefault(gap.Key, [])
            .RemoveAll(old => string.Equals(old.Citation.Source, gap.Citation.Source, StringComparison.Ordinal));
        return Changed(_readings, _gaps.SetItem(gap.Key, Placed(kept, gap, static known => known.Citation.Source)));
    }

    /// <summary>Everything but what these sources said.</summary>
    public FactSheet Without(Func<string, bool> source)
    {
        var readings = _readings;
        foreach (var (key, all) in _readings)
        {
            var kept = all.RemoveAll(reading => source(reading.Citation.Source));
            readings =
                kept.IsEmpty ? readings.Remove(key)
                : kept.Length < all.Length ? readings.SetItem(key, kept)
                : readings;
        }
        var gaps = _gaps;
        foreach (var (key, all) in _gaps)
        {
            var kept = all.RemoveAll(gap => source(gap.Citation.Source));
            gaps =
                kept.IsEmpty ? gaps.Remove(key)
                : kept.Length < all.Length ? gaps.SetItem(key, kept)
                : gaps;
        }
        return Changed(readings, gaps);
    }

    private FactSheet Changed(
        ImmutableSortedDictionary<string, ImmutableArray<FactReading>> readings,
        ImmutableSortedDictionary<string, ImmutableArray<FactGap>> gaps
    ) => new(new FactSheet(readings, gaps), _earlier, _compared);

    /// <summary>Sources stand in the order of their names: side-by-side answers make the same sheet whichever comes first.</summary>
    private static ImmutableArray<T> Placed<T>(ImmutableArray<T> kept, T added, Func<T, string> sourceOf) =>
        [.. kept.Add(added).OrderBy(sourceOf, StringComparer.Ordinal)];

    public FactSheet With(IEnumerable<FactReading> readings) =>
        readings.Aggregate(this, (sheet, next) => sheet.With(next));
}
