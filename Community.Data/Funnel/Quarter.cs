namespace Community.Funnel;

/// <summary>A calendar quarter in UTC, in which a group has its forwards.</summary>
public static class Quarter
{
    /// <summary>The quarter of an instant as it is kept: a number like 20264, which sorts by time.</summary>
    public static int Of(DateTime utc) => (utc.Year * 10) + ((utc.Month - 1) / 3) + 1;
}
