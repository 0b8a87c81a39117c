using System.Text.Json.Nodes;

namespace Quell.Lab.SysQl;

/// <summary>A node of the graph. A field's value is text, decimal, boolean, JSON, or absent.</summary>
internal sealed class Entity(string type, string key)
{
    private readonly Dictionary<string, object> _fields = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Name, string To), List<Entity>> _related = [];

    public string Type => type;

    public string Key => key;

    public object? this[string field] => _fields.GetValueOrDefault(field);

    public Entity With(string field, object? value)
    {
        if (value is not null and not "")
        {
            _fields[field] = value;
        }

        return this;
    }

    public IReadOnlyList<Entity> Related(string relation, string toType) =>
        _related.TryGetValue((relation, toType), out var found) ? found : [];

    /// <summary>Adds the relation, and its inverse where the graph has a word for it.</summary>
    public void Relate(string relation, Entity to)
    {
        Add(relation, to);
        if (Schema.Inverse(relation) is { } inverse)
        {
            to.Add(inverse, this);
        }
    }

    public JsonObject ToJson()
    {
        var json = new JsonObject();
        foreach (var (name, value) in _fields.OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            json[name] = Values.Json(value);
        }

        return json;
    }

    private void Add(string relation, Entity to)
    {
        if (!_related.TryGetValue((relation, to.Type), out var list))
        {
            _related[(relation, to.Type)] = list = [];
        }

        if (!list.Contains(to))
        {
            list.Add(to);
        }
    }
}
