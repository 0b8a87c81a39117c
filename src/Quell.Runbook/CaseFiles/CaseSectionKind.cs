namespace Quell.Runbook.CaseFiles;

/// <summary>The sections of a case file, in their documented order.</summary>
internal enum CaseSectionKind
{
    /// <summary>What stands above the first heading that is known.</summary>
    Head,
    Summary,
    WhatHappened,
    AttackFlow,
    ResourceContext,
    IncidentScope,
    Vulnerabilities,
    Correlation,
    NextChecks,

    /// <summary>A heading that the form does not have; nothing is read from under it.</summary>
    Other,
}
