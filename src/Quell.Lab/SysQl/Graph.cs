namespace Quell.Lab.SysQl;

/// <summary>The security graph at one moment.</summary>
internal sealed class Graph
{
    private readonly Dictionary<string, List<Entity>> _byType = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Type, string Key), Entity> _byKey = [];

    public IReadOnlyList<Entity> Of(string type) => _byType.TryGetValue(type, out var found) ? found : [];

    public Entity? Find(string type, string key) => _byKey.GetValueOrDefault((type, key));

    public Entity Add(string type, string key)
    {
        if (_byKey.TryGetValue((type, key), out var known))
        {
            return known;
        }

        var entity = new Entity(type, key);
        _byKey[(type, key)] = entity;
        if (!_byType.TryGetValue(type, out var list))
        {
            _byType[type] = list = [];
        }

        list.Add(entity);
        return entity;
    }
}
