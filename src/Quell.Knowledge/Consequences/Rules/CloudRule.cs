using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Facts;
using Quell.Knowledge.Cards;

namespace Quell.Knowledge.Consequences.Rules;

/// <summary>An AWS identity that is denied or loses rights: whose it is, what else it carries, what goes on all the same.</summary>
internal sealed class CloudRule(RuleWords words) : ConsequenceRule("C-CLOUD", words)
{
    private const string Each = "each";

    protected override ImmutableArray<string> Reads =>
        [
            FactKeys.CloudIdentity,
            FactKeys.RoleManagedBy,
            FactKeys.RoleAttached,
            FactKeys.RoleInline,
            FactKeys.KeyLastUsed,
            FactKeys.RoleMaxSession,
            Each,
        ];

    public override bool Applies(ActionCard card) =>
        card is { Surface: Domain.Calls.Surface.Aws, ActsOn: ActsOn.Identity };

    protected override IEnumerable<RuleLine> Judge(ActionCard card, FactView facts) =>
        card.NameToType.Contains(FactKeys.RoleName, StringComparer.Ordinal) ? Role(card, facts) : Key(facts);

    private IEnumerable<RuleLine> Role(ActionCard card, FactView facts)
    {
        var role = ("role", facts.Name(FactKeys.RoleName) ?? "the role");
        yield return facts.Values(FactKeys.CloudIdentity) switch
        {
            null => NotKnown("node-role-unknown", facts, FactKeys.CloudIdentity, role),
            { } identity when identity.Any(one => one.Name is "nodeRole") => Line(
                Severity.Outage,
                "node-role",
                [FactKeys.CloudIdentity, FactKeys.RoleName],
                role
            ),
            _ => Line(Severity.None, "no-node-role", [FactKeys.CloudIdentity, FactKeys.RoleName], role),
        };
        yield return facts.Read(FactKeys.RoleManagedBy) switch
        {
            null => NotKnown("managed-unknown", facts, FactKeys.RoleManagedBy, role),
            { Values.IsEmpty: true } => Line(
                Severity.None,
                "ordinary",
                [FactKeys.RoleManagedBy, FactKeys.RoleName],
                role
            ),
            _ => Line(
                Severity.Degraded,
                "managed",
                [FactKeys.RoleManagedBy, FactKeys.RoleName],
                role,
                ("manager", facts.Name(FactKeys.RoleManagedBy)!)
            ),
        };
        yield return card.Verb == CardVerb.Deny ? Quarantine(facts, role) : Inline(facts, role);
        if (card.Verb == CardVerb.Deny)
        {
            yield return Always(Severity.None, "sessions-too", [FactKeys.RoleName, FactKeys.RoleMaxSession], role);
        }
    }

    /// <summary>The quarantine policy that AWS attaches by itself blocks less than is thought.</summary>
    private RuleLine Quarantine(FactView facts, (string, string) role) =>
        facts.Read(FactKeys.RoleAttached) switch
        {
            null => NotKnown("attached-unknown", facts, FactKeys.RoleAttached, role),
            { Values: var attached }
                when attached.Any(arn => arn.Contains("AWSCompromisedKeyQuarantine", StringComparison.Ordinal)) => Line(
                Severity.Degraded,
                "weak-quarantine",
                [FactKeys.RoleAttached, FactKeys.RoleName],
                role
            ),
            { Values: var attached } => Line(
                Severity.None,
                "attached",
                [FactKeys.RoleAttached, FactKeys.RoleName],
                role,
                ("count", attached.Length.ToString(System.Globalization.CultureInfo.InvariantCulture))
            ),
        };

    private RuleLine Inline(FactView facts, (string, string) role) =>
        facts.Read(FactKeys.RoleInline) switch
        {
            null => NotKnown("inline-unknown", facts, FactKeys.RoleInline, role),
            { Values.IsEmpty: true } => Line(
                Severity.None,
                "no-inline",
                [FactKeys.RoleInline, FactKeys.RoleName],
                role
            ),
            { Values: var inline } => Line(
                Severity.Degraded,
                "inline",
                [FactKeys.RoleInline, FactKeys.RoleName],
                role,
                ("policies", Subject.List(inline))
            ),
        };

    private IEnumerable<RuleLine> Key(FactView facts)
    {
        var key = ("key", facts.Name(Each) ?? "the key");
        ImmutableArray<string> keys = [FactKeys.KeyLastUsed, Each];
        yield return Always(Severity.Degraded, "sessions-live", [Each], key);
        if (facts.Values(FactKeys.KeyLastUsed) is not { } uses)
        {
            yield return NotKnown("use-unknown", facts, FactKeys.KeyLastUsed, key);
            yield break;
        }
        var used = uses.FirstOrDefault(use =>
            facts.One(Each) is not { } id || string.Equals(use.Name, id, StringComparison.Ordinal)
        );
        if (used is null && !uses.IsEmpty)
        {
            yield return NotKnown("use-unknown", facts, FactKeys.KeyLastUsed, key);
            yield break;
        }
        yield return used?["at"] is { } at
            ? Line(
                Severity.Degraded,
                "used",
                keys,
                key,
                ("at", Text.Names.Of(at)),
                ("service", Text.Names.Of(used["service"] ?? "an unknown service")),
                ("region", Text.Names.Of(used["region"] ?? "an unknown region"))
            )
            : Line(Severity.None, "never-used", keys, key);
    }
}
