"""Nobody rewrites who looked: only the name of a coach whose account is gone may leave."""

from django.db import migrations

STAY = """
CREATE FUNCTION coaching_log_views_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.coach_id IS NULL
       AND (NEW.id, NEW.client_id, NEW.page, NEW."on", NEW.at)
         = (OLD.id, OLD.client_id, OLD.page, OLD."on", OLD.at) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'Who looked at a log is never changed.' USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER log_views_stay BEFORE UPDATE ON coaching_logview
FOR EACH ROW EXECUTE FUNCTION coaching_log_views_stay();
"""
GO = """
DROP TRIGGER log_views_stay ON coaching_logview;
DROP FUNCTION coaching_log_views_stay();
"""


class Migration(migrations.Migration):
    dependencies = [("coaching", "0001_initial")]

    operations = [migrations.RunSQL(STAY, GO)]
